namespace WorkQueuePortal.Tests.Support;

/// <summary>Tests that start the program with its jobs take turns: Hangfire keeps its log for the whole process, and would write to that of a program which has ended.</summary>
[CollectionDefinition(Name)]
public sealed class WholeProgram
{
    public const string Name = "The whole program";
}
