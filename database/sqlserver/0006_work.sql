-- The tables of Work.

CREATE TABLE [Handoffs] (
    [Id] uniqueidentifier NOT NULL,
    [ItemId] uniqueidentifier NOT NULL,
    [At] datetime2(3) NOT NULL,
    [FromPersonId] uniqueidentifier NULL,
    [ToPersonId] uniqueidentifier NULL,
    [FromQueueId] uniqueidentifier NOT NULL,
    [ToQueueId] uniqueidentifier NOT NULL,
    [Cause] nvarchar(24) NOT NULL,
    [WaitMinutes] int NOT NULL,
    [ById] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_Handoffs] PRIMARY KEY ([Id])
);

-- Answers: what somebody has moved lately, and may take back.
CREATE INDEX [IX_Handoffs_By] ON [Handoffs] ([ById], [At]);

-- Answers: who had an item before, oldest first.
CREATE INDEX [IX_Handoffs_Item] ON [Handoffs] ([ItemId], [At]);

CREATE TABLE [QueueSnapshots] (
    [Id] uniqueidentifier NOT NULL,
    [QueueId] uniqueidentifier NOT NULL,
    [At] datetime2(3) NOT NULL,
    [OpenCount] int NOT NULL,
    [UnclaimedCount] int NOT NULL,
    [WaitingCount] int NOT NULL,
    [AtRiskCount] int NOT NULL,
    [BreachedCount] int NOT NULL,
    [P1Count] int NOT NULL,
    [ValueCents] bigint NOT NULL,
    [Age0] int NOT NULL,
    [Age1] int NOT NULL,
    [Age2] int NOT NULL,
    [Age3] int NOT NULL,
    [Age4] int NOT NULL,
    [Age5] int NOT NULL,
    CONSTRAINT [PK_QueueSnapshots] PRIMARY KEY ([Id])
);

-- Answers: how deep a queue was; a second record of the same quarter of an hour is refused.
CREATE UNIQUE INDEX [UX_QueueSnapshots_Queue_At] ON [QueueSnapshots] ([QueueId], [At]);

CREATE TABLE [SlaClocks] (
    [Id] uniqueidentifier NOT NULL,
    [ItemId] uniqueidentifier NOT NULL,
    [Kind] nvarchar(24) NOT NULL,
    [CalendarCode] nvarchar(20) NOT NULL,
    [TargetMinutes] int NOT NULL,
    [StartAt] datetime2(3) NOT NULL,
    [OriginalDueAt] datetime2(3) NOT NULL,
    [DueAt] datetime2(3) NULL,
    [State] nvarchar(24) NOT NULL,
    [PausedAt] datetime2(3) NULL,
    [PauseCause] nvarchar(200) NULL,
    [RemainingFor] bigint NULL,
    [StoppedAt] datetime2(3) NULL,
    [BreachedAt] datetime2(3) NULL,
    CONSTRAINT [PK_SlaClocks] PRIMARY KEY ([Id])
);

-- Answers: the clocks of an item.
CREATE INDEX [IX_SlaClocks_Item] ON [SlaClocks] ([ItemId]);

CREATE TABLE [WorkCalendars] (
    [Code] nvarchar(20) NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [Definition] nvarchar(max) NOT NULL,
    CONSTRAINT [PK_WorkCalendars] PRIMARY KEY ([Code])
);

CREATE TABLE [WorkExclusions] (
    [ItemId] uniqueidentifier NOT NULL,
    [PersonId] uniqueidentifier NOT NULL,
    [Because] nvarchar(200) NOT NULL,
    CONSTRAINT [PK_WorkExclusions] PRIMARY KEY ([ItemId], [PersonId])
);

CREATE TABLE [WorkItems] (
    [Id] uniqueidentifier NOT NULL,
    [Version] int NOT NULL,
    [Number] bigint NOT NULL,
    [Type] nvarchar(40) NOT NULL,
    [SubjectId] uniqueidentifier NOT NULL,
    [FacilityId] uniqueidentifier NOT NULL,
    [QueueId] uniqueidentifier NOT NULL,
    [CalendarCode] nvarchar(20) NOT NULL,
    [State] nvarchar(12) NOT NULL,
    [Standing] nvarchar(8) NOT NULL,
    [OwnerId] uniqueidentifier NULL,
    [AssignedAt] datetime2(3) NULL,
    [LeaseUntil] datetime2(3) NULL,
    [PausedAt] datetime2(3) NULL,
    [PauseReason] nvarchar(40) NULL,
    [FollowUpOn] date NULL,
    [CreatedAt] datetime2(3) NOT NULL,
    [ClosedAt] datetime2(3) NULL,
    [Resolution] nvarchar(500) NULL,
    [What] nvarchar(60) NOT NULL,
    [Document] nvarchar(80) NOT NULL,
    [Party] nvarchar(200) NOT NULL,
    [Amount] decimal(18,4) NOT NULL,
    [Currency] nvarchar(3) NOT NULL,
    [Difference] nvarchar(40) NOT NULL,
    [Why] nvarchar(60) NOT NULL,
    [WhySentence] nvarchar(1000) NOT NULL,
    [BaseScore] int NOT NULL,
    [IsAlwaysFirst] bit NOT NULL,
    [Score] int NOT NULL,
    [Priority] int NOT NULL,
    [Lane] int NOT NULL,
    [EffectiveDueAt] datetime2(3) NOT NULL,
    [ScoreOrder] int NOT NULL,
    [ValueOrder] bigint NOT NULL,
    [AgeBucketIndex] int NOT NULL,
    [ResolveDueAt] datetime2(3) NULL,
    [ResponseDueAt] datetime2(3) NULL,
    [RespondedAt] datetime2(3) NULL,
    [HardDeadlineAt] datetime2(3) NULL,
    [BreachedAt] datetime2(3) NULL,
    [NextRungAt] datetime2(3) NULL,
    [RungPercent] int NOT NULL,
    [AtRiskAt] datetime2(3) NULL,
    [ClockOriginSeconds] bigint NOT NULL,
    [AgeOriginSeconds] bigint NOT NULL,
    [TargetSeconds] bigint NOT NULL,
    CONSTRAINT [PK_WorkItems] PRIMARY KEY ([Id])
);

-- Answers: how deep, old and late each queue is.
CREATE INDEX [IX_WorkItems_Depth] ON [WorkItems] ([QueueId], [Standing], [OwnerId], [Lane], [AgeBucketIndex], [FacilityId], [AtRiskAt], [ResolveDueAt], [ValueOrder]);

-- Answers: whose day to follow up has come, and the page of what waits.
CREATE INDEX [IX_WorkItems_FollowUp] ON [WorkItems] ([Standing], [FollowUpOn]);

-- Answers: which claims have run out.
CREATE INDEX [IX_WorkItems_Lease] ON [WorkItems] ([Standing], [LeaseUntil]);

-- Answers: what somebody finished, latest last.
CREATE INDEX [IX_WorkItems_Owner_Closed] ON [WorkItems] ([OwnerId], [ClosedAt]);

-- Answers: a page of somebody's own items in their order.
CREATE INDEX [IX_WorkItems_Owner_Order] ON [WorkItems] ([OwnerId], [Standing], [Lane], [EffectiveDueAt], [ScoreOrder], [ValueOrder], [CreatedAt], [Number]);

-- Answers: a page of a queue in its order, and which item is next in it.
CREATE INDEX [IX_WorkItems_Queue_Order] ON [WorkItems] ([QueueId], [Standing], [Lane], [EffectiveDueAt], [ScoreOrder], [ValueOrder], [CreatedAt], [Number]);

-- Answers: which items reach the next mark of their clock.
CREATE INDEX [IX_WorkItems_Rung] ON [WorkItems] ([Standing], [NextRungAt]);

-- Answers: the items about a record, of one type.
CREATE INDEX [IX_WorkItems_Subject] ON [WorkItems] ([SubjectId], [Type]);

-- Answers: the item of a number.
CREATE UNIQUE INDEX [UX_WorkItems_Number] ON [WorkItems] ([Number]);

CREATE TABLE [WorkNotes] (
    [Id] uniqueidentifier NOT NULL,
    [ItemId] uniqueidentifier NOT NULL,
    [AuthorId] uniqueidentifier NOT NULL,
    [AuthorName] nvarchar(200) NOT NULL,
    [At] datetime2(3) NOT NULL,
    [Text] nvarchar(2000) NOT NULL,
    CONSTRAINT [PK_WorkNotes] PRIMARY KEY ([Id])
);

-- Answers: the notes on an item, oldest first.
CREATE INDEX [IX_WorkNotes_Item] ON [WorkNotes] ([ItemId], [At]);

CREATE TABLE [WorkQueues] (
    [Id] uniqueidentifier NOT NULL,
    [Code] nvarchar(20) NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [OwnerId] uniqueidentifier NOT NULL,
    [DeputyId] uniqueidentifier NOT NULL,
    [CalendarCode] nvarchar(20) NOT NULL,
    [ResponseMinutes] int NOT NULL,
    [ResolveMinutes] int NOT NULL,
    [WipLimit] int NOT NULL,
    [IsPersonal] bit NOT NULL,
    CONSTRAINT [PK_WorkQueues] PRIMARY KEY ([Id])
);

-- Answers: the queue of a code.
CREATE UNIQUE INDEX [UX_WorkQueues_Code] ON [WorkQueues] ([Code]);

CREATE TABLE [ClockPauses] (
    [Id] uniqueidentifier NOT NULL,
    [ClockId] uniqueidentifier NOT NULL,
    [Cause] nvarchar(200) NOT NULL,
    [From] datetime2(3) NOT NULL,
    [To] datetime2(3) NULL,
    [FollowUpOn] date NULL,
    [MessageRef] nvarchar(200) NULL,
    CONSTRAINT [PK_ClockPauses] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_ClockPauses_SlaClocks_ClockId] FOREIGN KEY ([ClockId]) REFERENCES [SlaClocks] ([Id]) ON DELETE CASCADE
);

-- Answers: the pauses of a clock.
CREATE INDEX [IX_ClockPauses_Clock] ON [ClockPauses] ([ClockId]);

CREATE TABLE [QueueRoles] (
    [QueueId] uniqueidentifier NOT NULL,
    [Role] nvarchar(8) NOT NULL,
    CONSTRAINT [PK_QueueRoles] PRIMARY KEY ([QueueId], [Role]),
    CONSTRAINT [FK_QueueRoles_WorkQueues_QueueId] FOREIGN KEY ([QueueId]) REFERENCES [WorkQueues] ([Id]) ON DELETE CASCADE
);
