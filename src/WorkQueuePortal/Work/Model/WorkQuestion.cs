using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>One question to another team. It is a small piece of work of theirs with a clock of its own; whoever asked keeps the item, and its clock runs on.</summary>
public static class WorkQuestion
{
    public const string Type = "work.question";
    public const int Longest = 1000;

    /// <param name="team">Who is asked; they have as long as their queue has for a first response.</param>
    public static NewWork To(WorkQueue team, WorkItem about, string text, Actor by) => new(
        Type, about.Id, about.FacilityId, team.Code, "Question", about.Document, about.Party, 0m, about.Currency, "", Cut($"Asked by {by.Name}", 24), text, about.BaseScore, 0m,
        ResolveMinutes: team.ResponseMinutes, Exclude: [(by.Id, "asked this question")]) { RequesterId = by.Id };

    public static string Cut(string text, int length) => text.Length <= length ? text : string.Concat(text.AsSpan(0, length - 1), "…");
}

public sealed record QuestionAsked(Guid Id, string Queue, string Text) : Fact(Id, Id)
{
    public override string Sentence => $"Asked {Queue}: {WorkQuestion.Cut(Text, 800)}";
}

public sealed record QuestionAnswered(Guid Id, string Text) : Fact(Id, Id)
{
    public override string Sentence => $"Answered: {WorkQuestion.Cut(Text, 800)}";
}
