package dev.glassbox.runtime.training.text;

import java.nio.charset.Charset;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether characters decoded as GB18030 are Chinese, and not another language's bytes: nearly
 * everything decodes as something there. Of the characters beyond ASCII
 *
 * <ul>
 *   <li>at least half are everyday ones: punctuation or the 3,755 characters of GB2312's first
 *       level, rows 16 to 55, which were chosen by how often they are used. Chinese has 85 to 100
 *       percent of them (in traditional characters 60 to 75); Big5, Shift-JIS and Latin letters
 *       read as GB18030 have up to about 20;
 *   <li>at most a tenth are kana, of which Japanese is full (EUC-JP shares GB2312's kana rows);
 *   <li>where there are {@value #ENOUGH} or more Chinese characters, at least one in ten is among
 *       the {@code 200} commonest: in Korean (EUC-KR), which falls among the everyday ones, about
 *       one in twenty is, by chance.
 * </ul>
 *
 * A few characters of Korean cannot be told from Chinese by this, nor by anything else.
 */
final class ChineseLook {
    private static final Charset GB2312 = Charset.forName("GB2312");
    private static final int FIRST_LEVEL_FROM = 0xB0;
    private static final int FIRST_LEVEL_TO = 0xD7;
    private static final int ASCII = 0x80;

    private static final double EVERYDAY = 0.5;
    private static final double KANA = 0.1;
    private static final double COMMON = 0.1;
    private static final int ENOUGH = 40;

    /** The commonest characters, with the traditional forms of those that have another one. */
    private static final Set<Integer> COMMONEST =
            ("的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之"
                            + "过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行"
                            + "方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二"
                            + "理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被"
                            + "走电四第门相次东政海口使教西再平真听世气信北少并内加化由却代军产入先山五水万风"
                            + "這來國個說們為時會過學對裡後麼沒還發當無開經頭見從動兩長樣現將與進實點種聲話"
                            + "問機給幾業間東氣內產萬風")
                    .codePoints()
                    .boxed()
                    .collect(Collectors.toUnmodifiableSet());

    private ChineseLook() {}

    static boolean has(String text) {
        int others = 0;
        int everyday = 0;
        int kana = 0;
        int hanzi = 0;
        int common = 0;
        for (int point : text.codePoints().filter(point -> point >= ASCII).toArray()) {
            others++;
            Character.UnicodeScript script = Character.UnicodeScript.of(point);
            boolean han = script == Character.UnicodeScript.HAN;
            everyday += isPunctuation(point) || han && isFirstLevel(point) ? 1 : 0;
            kana += isKana(script) ? 1 : 0;
            hanzi += han ? 1 : 0;
            common += COMMONEST.contains(point) ? 1 : 0;
        }
        return others > 0
                && everyday >= EVERYDAY * others
                && kana <= KANA * others
                && (hanzi < ENOUGH || common >= COMMON * hanzi);
    }

    private static boolean isKana(Character.UnicodeScript script) {
        return script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA;
    }

    private static boolean isPunctuation(int point) {
        Character.UnicodeBlock block = Character.UnicodeBlock.of(point);
        return block == Character.UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION
                || block == Character.UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS
                || block == Character.UnicodeBlock.GENERAL_PUNCTUATION
                || point == '·';
    }

    private static boolean isFirstLevel(int point) {
        byte[] bytes = Character.toString(point).getBytes(GB2312);
        int row = bytes[0] & 0xFF;
        return bytes.length == 2 && row >= FIRST_LEVEL_FROM && row <= FIRST_LEVEL_TO;
    }
}
