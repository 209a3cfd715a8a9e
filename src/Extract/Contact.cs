using System.Collections.Immutable;

namespace Gongwen.Extract;

/// <summary>联系人 · whom a notice names for questions.</summary>
/// <param name="Name">Without white space inside; null where only numbers are given.</param>
/// <param name="Phones">As they stand.</param>
/// <param name="Emails">As they stand.</param>
/// <param name="Evidence">From the name, or first number, to the last number.</param>
public sealed record Contact(string? Name, ImmutableArray<string> Phones, ImmutableArray<string> Emails, Evidence Evidence);
