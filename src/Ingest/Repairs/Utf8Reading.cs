using System.Numerics;

namespace Gongwen.Ingest;

/// <summary>UTF-8.</summary>
internal sealed class Utf8Reading(ByteView view, Stripped stripped) : IReading
{
    private const int FirstTail = 0x80;
    private const int EndOfTails = 0xC0;
    private const int LastPlane0 = 0xEF;

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
                AddGuesses(bytes, position, edges);
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
    private void AddGuesses(ShownBytes bytes, int position, EdgeList edges)
    {
        var (first, second, third, next) = (bytes[position], bytes[position + 1], bytes[position + 2], bytes[position + 3]);
        var (seconds, thirds) = (Possible(second, third), Possible(third, next));
        foreach (var guess in Candidates(first, seconds, thirds))
        {
            if (edges.IsUnusual(guess.Cost))
            {
                break;
            }

            var (tail, last) = ((guess.Character >> 6) & 0x3F, guess.Character & 0x3F);
            if ((((seconds >> tail) & (thirds >> last)) & 1) != 0)
            {
                edges.AddGuess(3, guess, (IsTail(second) ? 0 : PriceOf(FirstTail | tail, third)) + (IsTail(third) ? 0 : PriceOf(FirstTail | last, next)));
            }
        }
    }

    // The tail bytes that the one shown may be, from 80 on a bit for each.
    private ulong Possible(int shown, int next) => IsTail(shown) ? 1UL << shown : view.TailsBefore(next);

    // By a byte that can be but one.
    private static ReadOnlySpan<Guess> Candidates(int first, ulong seconds, ulong thirds) =>
        seconds == 0 || thirds == 0 ? []
        : BitOperations.IsPow2(seconds) ? Guesses.Utf8WithSecond(first, BitOperations.TrailingZeroCount(seconds))
        : BitOperations.IsPow2(thirds) ? Guesses.Utf8WithThird(first, BitOperations.TrailingZeroCount(thirds))
        : Guesses.Utf8WithLead(first);

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
