namespace Gongwen.Ingest;

/// <summary>How likely text is as it stands: Chinese prose, and words of other alphabets in it.</summary>
internal static class StandingText
{
    // Within a word or a table of another script a character tells little that is new.
    private const int AmongItsOwn = 64;
    private const int FirstOfScript = 128;
    private const int MarkedLetters = 88;
    private const int UsualSign = 112;
    private const int CaseRises = 150;
    private const int RareLetter = 110;

    private static readonly Script[] Scripts = [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => Of((char)c))];

    /// <summary>The script of <paramref name="c"/>.</summary>
    public static Script ScriptOf(char c) => Scripts[c];

    /// <summary>Whether <paramref name="c"/> is a matter of Chinese prose alone.</summary>
    public static bool IsProse(char c) => Scripts[c] == Script.None && c != '\ufffd';

    /// <summary>Cost of <paramref name="c"/> after <paramref name="before"/>, in the units of <see cref="ProseModel"/>.</summary>
    public static int Cost(char before, char c)
    {
        var script = Scripts[c];
        return script switch
        {
            Script.None when c == '\ufffd' => AmongItsOwn, // what is lost says nothing of what is not
            Script.None => ProseModel.Instance.Cost(before, c),
            Script.Cyrillic when Scripts[before] == script => Cyrillic(before, c),
            Script.Latin when char.IsAsciiLetter(before) => AmongItsOwn,
            Script.Latin when Scripts[before] == script => c < 'Ā' && before < 'Ā' ? MarkedLetters : AmongItsOwn,
            Script.Sign => UsualSign,
            Script.Other => ProseModel.Foreign,
            Script.Bopomofo or Script.Drawing => Scripts[before] == script ? AmongItsOwn : ProseModel.Foreign,
            _ => Scripts[before] == script ? AmongItsOwn : FirstOfScript,
        };
    }

    private static int Cyrillic(char before, char c) =>
        c is < 'А' or > 'я' ? RareLetter : char.IsLower(before) && char.IsUpper(c) ? CaseRises : AmongItsOwn - ProseModel.Bit;

    private static Script Of(char c) => c switch
    {
        'ª' or 'º' => Script.Other,
        '°' or '±' or '²' or '³' or 'µ' or '·' or '×' or '÷' or '§' or '©' or '®' or '½' or '¼' or '¾' or '¥' or '£' or '€' or '™' or '‰' => Script.Sign,
        (>= 'À' and <= 'ɏ') or (>= 'Ḁ' and <= 'ỿ') or (>= '\u0250' and <= '\u036f') => Script.Latin,
        >= 'Ͱ' and <= 'Ͽ' => Script.Greek,
        >= 'Ѐ' and <= 'ԯ' => Script.Cyrillic,
        >= '\u3041' and <= '\u30ff' => Script.Kana,
        (>= '\u3105' and <= '\u312f') or (>= '\u31a0' and <= '\u31bf') or 'ˊ' or 'ˇ' or 'ˋ' or '˙' => Script.Bopomofo,
        (>= '가' and <= '힣') or (>= 'ᄀ' and <= 'ᇿ') => Script.Hangul,
        (>= '─' and <= '◿') or (>= '\u2ff0' and <= '\u2fff') => Script.Drawing,
        (>= '\u2070' and <= '\u209f') or (>= '\u2150' and <= '\u22ff') => Script.Sign,
        < '\u0080' or (>= '\u2010' and <= '\u2027') or (>= '\u3000' and <= '\u303f') or (>= '\u3400' and <= '鿿') or (>= '豈' and <= '\ufaff') => Script.None,
        (>= '\ue000' and <= '\uf8ff') or '\ufffd' or (>= '\uff00' and <= '\uffef') or (>= '\u0080' and <= '\u009f') or '\u00a0' => Script.None,
        _ => Script.Other,
    };
}
