namespace Gongwen.Ingest;

/// <summary>UTF-8.</summary>
internal sealed class Utf8Reading(ByteView view, Stripped stripped) : IReading
{
    private const int FirstTail = 0x80;
    private const int EndOfTails = 0xC0;
    private const int LastPlane0 = 0xEF;

    private readonly char[] _single = new char[1];

    public int ReadSure(ShownBytes bytes, int position, out char character)
    {
        var (first, second, third) = (bytes[position], bytes[position + 1], bytes[position + 2]);
        var length = !IsTail(second) ? 0 : first is >= 0xC2 and < 0xE0 ? 2 : first is >= 0xE0 and <= LastPlane0 && IsTail(third) ? 3 : 0;
        character = length == 2 ? (char)(((first & 0x1F) << 6) | (second & 0x3F)) : length == 3 ? Character(first, second, third) : '\0';
        return character is < (char)FirstTail or (>= '\ud800' and < '\ue000') ? 0 : length;
    }

    public void Read(ShownBytes bytes, int position, EdgeList edges)
    {
        var first = bytes[position];
        switch (first)
        {
            case >= 0xC2 and < 0xE0:
                ReadTails(bytes, position, 1, first & 0x1F, edges);
                break;
            case >= 0xE0 and <= LastPlane0 when !stripped.Any && MayBeTail(bytes[position + 1]) && MayBeTail(bytes[position + 2]):
                Guess(bytes, position, edges);
                break;
            case >= 0xE0 and <= LastPlane0:
                ReadTails(bytes, position, 2, first & 0x0F, edges);
                break;
            case >= 0xF0 and <= 0xF4:
                ReadFour(bytes, position, edges);
                break;
            case ShownBytes.Unknown when IsTail(bytes[position + 1]) && IsTail(bytes[position + 2]):
                for (var lead = 0xE3; lead <= LastPlane0; lead++)
                {
                    if (view.MayVanish(lead, bytes[position + 1]))
                    {
                        edges.AddGuess(3, Character(lead, bytes[position + 1], bytes[position + 2]));
                    }
                }

                break;
            default:
                break;
        }
    }

    // A byte behind the first is unknown, or both are.
    private void Guess(ShownBytes bytes, int position, EdgeList edges)
    {
        var (first, second, third, next) = (bytes[position], bytes[position + 1], bytes[position + 2], bytes[position + 3]);
        foreach (var c in Candidates(first, IsTail(second) ? second : view.OnlyTailBefore(third), IsTail(third) ? third : view.OnlyTailBefore(next)))
        {
            if (edges.IsUnusual(Guesses.Cost(c)))
            {
                break;
            }

            var (priceOfSecond, priceOfThird) = (PriceOf(SecondOf(c), second, third), PriceOf(ThirdOf(c), third, next));
            if (priceOfSecond >= 0 && priceOfThird >= 0)
            {
                edges.AddGuess(3, c, priceOfSecond + priceOfThird);
            }
        }
    }

    // By the bytes that are known or can be but one; 0: a byte that may be any.
    private ReadOnlySpan<char> Candidates(int first, int second, int third)
    {
        if (second != 0 && third != 0)
        {
            _single[0] = Character(first, second, third);
            return _single[0] is < '\u0800' or (>= '\ud800' and < '\ue000') ? [] : _single;
        }

        return second != 0 ? Guesses.Utf8WithSecond(first, second) : third != 0 ? Guesses.Utf8WithThird(first, third) : Guesses.Utf8WithLead(first);
    }

    // -1: not possible.
    private int PriceOf(int guess, int shown, int next) =>
        shown != ShownBytes.Unknown ? (shown == guess ? 0 : -1) : view.MayVanish(guess, next) ? PriceOf(guess, next) : -1;

    private static int SecondOf(char c) => FirstTail | ((c >> 6) & 0x3F);

    private static int ThirdOf(char c) => FirstTail | (c & 0x3F);

    // Each byte behind the first may be known, unknown or missing.
    private void ReadTails(ShownBytes bytes, int position, int count, int bits, EdgeList edges) =>
        ReadTail(bytes, (position, 1), count, bits, 0, edges);

    private void ReadTail(ShownBytes bytes, (int Start, int Length) read, int count, int bits, int price, EdgeList edges)
    {
        if (count == 0)
        {
            var character = bits is >= FirstTail and not (>= 0xD800 and < 0xE000) ? (char)bits : '\0';
            if (price == 0)
            {
                edges.Add(read.Length, character);
            }
            else
            {
                edges.AddGuess(read.Length, character, price);
            }

            return;
        }

        var at = read.Start + read.Length;
        var tail = bytes[at];
        if (IsTail(tail))
        {
            ReadTail(bytes, (read.Start, read.Length + 1), count - 1, (bits << 6) | (tail & 0x3F), price, edges);
        }
        else if (tail == ShownBytes.Unknown)
        {
            for (var guess = FirstTail; guess < EndOfTails; guess++)
            {
                if (view.MayVanish(guess, bytes[at + 1]))
                {
                    ReadTail(bytes, (read.Start, read.Length + 1), count - 1, (bits << 6) | (guess & 0x3F), price + PriceOf(guess, bytes[at + 1]), edges);
                }
            }
        }
        else if (tail == ' ' && stripped.Any)
        {
            ReadTail(bytes, (read.Start, read.Length + 1), count - 1, (bits << 6) | (Stripped.NoBreakSpace & 0x3F), price + Price.SoftHyphen, edges);
        }

        foreach (var missing in stripped.Bytes)
        {
            ReadTail(bytes, read, count - 1, (bits << 6) | (missing & 0x3F), price + Price.StrippedByte, edges);
        }
    }

    // A decoder gives up what cannot go with the next byte. Of two that are unknown the first is mostly 80, no first byte of GBK.
    private static int PriceOf(int guess, int next) => guess == FirstTail || next != ShownBytes.Unknown ? 1 : Price.UnknownByte;

    private static void ReadFour(ShownBytes bytes, int position, EdgeList edges)
    {
        var codePoint = bytes[position] & 0x07;
        for (var i = 1; i < 4; i++)
        {
            if (!IsTail(bytes[position + i]))
            {
                return;
            }

            codePoint = (codePoint << 6) | (bytes[position + i] & 0x3F);
        }

        edges.AddCodePoint(4, codePoint);
    }

    private static bool MayBeTail(int value) => IsTail(value) || value == ShownBytes.Unknown;

    private static bool IsTail(int value) => value is >= FirstTail and < EndOfTails;

    private static char Character(int first, int second, int third) => (char)(((first & 0x0F) << 12) | ((second & 0x3F) << 6) | (third & 0x3F));
}
