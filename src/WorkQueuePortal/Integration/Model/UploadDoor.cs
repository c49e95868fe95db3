namespace WorkQueuePortal.Integration.Model;

/// <summary>What the facts about files sent through the browser are about: there is one such way in and it has no row of its own.</summary>
public static class UploadDoor
{
    public static readonly Guid Id = new("5a4db0c5-0000-7000-8000-000000000002");
}
