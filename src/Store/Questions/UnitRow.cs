namespace Gongwen.Store;

/// <summary>How much is given to one unit.</summary>
/// <param name="Unit">Its name, as the notices write it.</param>
/// <param name="Lead">Tasks it leads.</param>
/// <param name="Responsible">Tasks it answers for.</param>
/// <param name="Cooperating">Tasks it helps with.</param>
/// <param name="Documents">Notices that give it any.</param>
public sealed record UnitRow(string Unit, long Lead, long Responsible, long Cooperating, long Documents);
