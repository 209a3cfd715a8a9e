namespace Gongwen.Store;
/// <summary>To be replaced.</summary>
public static class Placeholder;
