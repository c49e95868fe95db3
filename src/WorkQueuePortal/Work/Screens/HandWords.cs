using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Screens;

/// <summary>Why an item changed hands, in words.</summary>
public static class HandWords
{
    public static string Of(string cause) => cause switch
    {
        Handoff.Pulled => "get next",
        Handoff.Offered => "offer accepted",
        Handoff.Taken => "taken by hand",
        Handoff.Redistributed => "supervisor",
        Handoff.Undone => "move taken back",
        Handoff.Declined => "declined",
        Handoff.LeaseEnded => "15 minutes without activity",
        Handoff.ByRule => "rule",
        _ => "by hand",
    };
}
