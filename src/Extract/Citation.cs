namespace Gongwen.Extract;

/// <summary>Another document that a notice names: 《…的意见》（国办发〔2019〕14号).</summary>
/// <param name="Title">Its title without 《》; null when only its number is given.</param>
/// <param name="DocumentNumber">Its 发文字号, with 〔〕 whatever bracket was used; null when the text gives none.</param>
/// <param name="Evidence">Where it is named first.</param>
public sealed record Citation(string? Title, string? DocumentNumber, Evidence Evidence);
