using System.Globalization;

namespace Gongwen.Crawl.Tests;

/// <summary>One invented article of an invented site.</summary>
internal sealed record Bulletin(int Number, DateOnly Date)
{
    private static readonly string[] s_subjects = ["文明餐桌行动", "节约用水宣传", "校园安全排查", "老旧小区改造", "森林防火巡查", "青年志愿服务", "农贸市场整治", "图书漂流活动", "河道清淤保洁", "阳台绿化评比"];
    private static readonly string[] s_forms = ["关于印发《{0}实施方案》的通知", "关于开展{0}的通知", "关于{0}有关事项的公告", "关于进一步做好{0}的意见", "青禾县{0}有序推进", "《{0}实施细则》政策解读"];

    /// <summary>Counts the edits of its text.</summary>
    public int Edition { get; init; } = 1;

    /// <summary>Whether it has been taken down.</summary>
    public bool IsGone { get; init; }

    /// <summary>Every fifth has a file.</summary>
    public bool HasFile => Number % 5 == 0;

    public string Title => string.Format(CultureInfo.InvariantCulture, s_forms[Number % s_forms.Length], $"第{Number}期{s_subjects[Number % s_subjects.Length]}");

    /// <summary>What stands in the middle of its page.</summary>
    public string Body(string file) =>
        $"""
        <p>各县（区）有关单位，市直各部门：</p><p>为贯彻落实市委、市政府工作部署，现就第{Number}期{s_subjects[Number % s_subjects.Length]}有关事项通知如下，请结合实际认真贯彻执行。</p>
        <p>一、总体要求</p><p>坚持以人民为中心，统筹安排，分步推进，确保取得实效。（第{Edition}稿）</p>
        <p>二、主要任务</p><p>（一）加强宣传引导。各单位要张贴海报，发放倡议书，营造浓厚氛围。</p><p>（二）强化督导检查。由牵头单位会同有关部门开展联合检查，及时通报情况。</p>
        {(HasFile ? $"<p>附件：<a href=\"{file}\">任务分工表.docx</a></p>" : "")}<p>云溪市文明办</p><p>{Date:yyyy年M月d日}</p>
        """;

    /// <summary>The newest first: one every other day, back from <paramref name="newest"/>.</summary>
    public static List<Bulletin> Series(int count, DateOnly newest, int first = 1) =>
        [.. Enumerable.Range(0, count).Select(i => new Bulletin(first + count - 1 - i, newest.AddDays(-2 * i)))];
}
