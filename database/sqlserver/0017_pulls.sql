-- Get next: what each answer was decided by, queues that hand out work in open hours only, and what people have read of what they were told.

ALTER TABLE [WorkQueues] ADD [OnlyOpen] bit NOT NULL CONSTRAINT [DF_WorkQueues_OnlyOpen] DEFAULT 0;

CREATE TABLE [PullDecisions] (
    [Id] uniqueidentifier NOT NULL,
    [At] datetime2(3) NOT NULL,
    [PersonId] uniqueidentifier NOT NULL,
    [ItemId] uniqueidentifier NULL,
    [Answer] nvarchar(24) NOT NULL,
    [Account] nvarchar(max) NOT NULL,
    CONSTRAINT [PK_PullDecisions] PRIMARY KEY ([Id])
);

-- Answers: what Get next answered lately.
CREATE INDEX [IX_PullDecisions_At] ON [PullDecisions] ([At]);

-- Answers: why an item was handed out, oldest first.
CREATE INDEX [IX_PullDecisions_Item] ON [PullDecisions] ([ItemId], [At]);

-- Answers: what somebody was told of, or all who oversee the work were, oldest first.
CREATE INDEX [IX_ClockRungs_Told] ON [ClockRungs] ([PersonId], [ToldTo], [ToldAt]);

CREATE TABLE [NoticesSeen] (
    [PersonId] uniqueidentifier NOT NULL,
    [Until] datetime2(3) NOT NULL,
    CONSTRAINT [PK_NoticesSeen] PRIMARY KEY ([PersonId])
);
