package dev.glassbox.runtime.library;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Tells servers of the internet from those of the local network. */
final class Addresses {
    private Addresses() {}

    /** Finds the addresses of a host; tests know their own. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    /**
     * Whether any address of a host is in a private network. A host that is not found is left to
     * whoever connects: behind a proxy only that knows it.
     */
    static boolean isPrivate(String host, Lookup lookup) {
        try {
            for (InetAddress address : lookup.all(host)) {
                if (isPrivate(address)) {
                    return true;
                }
            }
            return false;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    static boolean isPrivate(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || isOtherwisePrivate(address.getAddress(), address instanceof Inet6Address);
    }

    /** 0/8, 100.64/10 (carriers' networks), fc00::/7 (unique local). */
    private static boolean isOtherwisePrivate(byte[] bytes, boolean six) {
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        return six ? (first & 0xFE) == 0xFC : first == 0 || (first == 100 && (second & 0xC0) == 64);
    }
}
