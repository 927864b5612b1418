/**
 * The strings of every module in the language in use: bundles found beside the packages, one live
 * switch.
 */
@NullMarked
package dev.glassbox.app.i18n;

import org.jspecify.annotations.NullMarked;
