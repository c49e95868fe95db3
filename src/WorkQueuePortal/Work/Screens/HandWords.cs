using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Screens;

/// <summary>Why an item changed hands, in words.</summary>
public static class HandWords
{
    public static string Of(string cause) => cause switch
    {
        Handoff.Redistributed => "supervisor",
        Handoff.Undone => "move taken back",
        Handoff.Declined => "declined",
        "LEASE" => "15 minutes without activity",
        "RULE" => "rule",
        _ => "by hand",
    };
}
