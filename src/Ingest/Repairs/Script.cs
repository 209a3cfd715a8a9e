namespace Gongwen.Ingest;

/// <summary>The alphabets and kinds of sign that stand beside Chinese: each among its own is no sign of damage.</summary>
internal enum Script : byte
{
    /// <summary>Hanzi, Chinese punctuation, ASCII: <see cref="ProseModel"/> knows them.</summary>
    None,
    Latin,
    Greek,
    Cyrillic,
    Kana,
    Bopomofo,
    Hangul,
    Drawing,
    Sign,
    Other,
}
