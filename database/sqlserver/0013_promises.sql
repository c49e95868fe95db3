-- Promises in versions, what their clocks read of an item and told of it, and calendars whose holidays come with lists.

CREATE TABLE [SlaVersions] (
    [Code] nvarchar(40) NOT NULL,
    [Version] int NOT NULL,
    [Name] nvarchar(120) NOT NULL,
    [Promise] nvarchar(max) NOT NULL,
    [IsActive] bit NOT NULL,
    [SavedAt] datetime2(3) NOT NULL,
    [SavedById] uniqueidentifier NOT NULL,
    [SavedBy] nvarchar(200) NOT NULL,
    [Because] nvarchar(500) NOT NULL,
    CONSTRAINT [PK_SlaVersions] PRIMARY KEY ([Code], [Version])
);

CREATE TABLE [CalendarVersions] (
    [Code] nvarchar(20) NOT NULL,
    [Version] int NOT NULL,
    [Definition] nvarchar(max) NOT NULL,
    [SavedAt] datetime2(3) NOT NULL,
    [SavedBy] nvarchar(200) NOT NULL,
    [Because] nvarchar(500) NOT NULL,
    CONSTRAINT [PK_CalendarVersions] PRIMARY KEY ([Code], [Version])
);

CREATE TABLE [CalendarHolidays] (
    [Code] nvarchar(20) NOT NULL,
    [Day] date NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [Source] nvarchar(200) NOT NULL,
    [IsOn] bit NOT NULL,
    CONSTRAINT [PK_CalendarHolidays] PRIMARY KEY ([Code], [Day])
);

CREATE TABLE [ItemMoments] (
    [Id] uniqueidentifier NOT NULL,
    [ItemId] uniqueidentifier NOT NULL,
    [At] datetime2(3) NOT NULL,
    [State] nvarchar(12) NOT NULL,
    [QueueId] uniqueidentifier NOT NULL,
    [OwnerId] uniqueidentifier NULL,
    [PauseReason] nvarchar(40) NULL,
    [Priority] int NOT NULL,
    [IsAnswered] bit NOT NULL,
    CONSTRAINT [PK_ItemMoments] PRIMARY KEY ([Id])
);

-- Answers: what clocks read of an item, oldest first.
CREATE INDEX [IX_ItemMoments_Item] ON [ItemMoments] ([ItemId], [At]);

CREATE TABLE [ClockRungs] (
    [Id] uniqueidentifier NOT NULL,
    [ItemId] uniqueidentifier NOT NULL,
    [ClockId] uniqueidentifier NOT NULL,
    [Mark] nvarchar(20) NOT NULL,
    [Version] int NOT NULL,
    [Arming] int NOT NULL,
    [ReachedAt] datetime2(3) NOT NULL,
    [ToldAt] datetime2(3) NOT NULL,
    [ToldTo] nvarchar(24) NOT NULL,
    [PersonId] uniqueidentifier NULL,
    CONSTRAINT [PK_ClockRungs] PRIMARY KEY ([Id])
);

-- Answers: whether a mark was told before; a second telling is refused.
CREATE UNIQUE INDEX [UX_ClockRungs_Mark] ON [ClockRungs] ([ClockId], [Mark], [Version], [Arming]);

-- Answers: who was told of an item's marks, oldest first.
CREATE INDEX [IX_ClockRungs_Item] ON [ClockRungs] ([ItemId], [ToldAt]);

CREATE TABLE [ClockRecounts] (
    [Id] uniqueidentifier NOT NULL,
    [ItemId] uniqueidentifier NOT NULL,
    [ClockId] uniqueidentifier NOT NULL,
    [At] datetime2(3) NOT NULL,
    [ById] uniqueidentifier NOT NULL,
    [Definition] nvarchar(40) NOT NULL,
    [StateBefore] nvarchar(24) NULL,
    [StateAfter] nvarchar(24) NOT NULL,
    [VersionBefore] int NULL,
    [VersionAfter] int NOT NULL,
    [StartBefore] datetime2(3) NULL,
    [StartAfter] datetime2(3) NOT NULL,
    [DueBefore] datetime2(3) NULL,
    [DueAfter] datetime2(3) NOT NULL,
    [BreachedBefore] datetime2(3) NULL,
    [BreachedAfter] datetime2(3) NULL,
    CONSTRAINT [PK_ClockRecounts] PRIMARY KEY ([Id])
);

-- Answers: how an item's clocks were counted again, oldest first.
CREATE INDEX [IX_ClockRecounts_Item] ON [ClockRecounts] ([ItemId], [At]);

ALTER TABLE [SlaClocks] ADD [DefinitionCode] nvarchar(40) NOT NULL CONSTRAINT [DF_SlaClocks_DefinitionCode] DEFAULT '';
ALTER TABLE [SlaClocks] ADD [DefinitionVersion] int NOT NULL CONSTRAINT [DF_SlaClocks_DefinitionVersion] DEFAULT 0;
ALTER TABLE [SlaClocks] ADD [QueueId] uniqueidentifier NULL;
ALTER TABLE [SlaClocks] ADD [IsAgreed] bit NOT NULL CONSTRAINT [DF_SlaClocks_IsAgreed] DEFAULT 0;
ALTER TABLE [SlaClocks] ADD [RungsPassed] int NOT NULL CONSTRAINT [DF_SlaClocks_RungsPassed] DEFAULT 0;
ALTER TABLE [SlaClocks] ADD [Arming] int NOT NULL CONSTRAINT [DF_SlaClocks_Arming] DEFAULT 0;
ALTER TABLE [SlaClocks] ADD [NextRungAt] datetime2(3) NULL;
ALTER TABLE [WorkItems] ADD [ReceivedAt] datetime2(3) NULL;
ALTER TABLE [WorkItems] ADD [PromisedMinutes] int NULL;
ALTER TABLE [WorkItems] ADD [NotBeforeAt] datetime2(3) NULL;
ALTER TABLE [SlaClocks] ADD [CalendarVersion] int NOT NULL CONSTRAINT [DF_SlaClocks_CalendarVersion] DEFAULT 1;
ALTER TABLE [SlaClocks] ADD [Zone] nvarchar(60) NULL;
ALTER TABLE [WorkItems] ADD [CalendarVersion] int NOT NULL CONSTRAINT [DF_WorkItems_CalendarVersion] DEFAULT 1;
ALTER TABLE [WorkItems] ADD [Zone] nvarchar(60) NULL;
