-- Administration: drafts of queues and calendars, which somebody else puts live; what each change of a queue was; rights that a person has in a queue for a time.

CREATE TABLE [SettingDrafts] (
    [Id] uniqueidentifier NOT NULL CONSTRAINT [PK_SettingDrafts] PRIMARY KEY,
    [Version] int NOT NULL,
    [Kind] nvarchar(12) NOT NULL,
    [Code] nvarchar(20) NOT NULL,
    [Body] nvarchar(max) NOT NULL,
    [BasedOn] int NOT NULL,
    [Because] nvarchar(500) NOT NULL,
    [SavedAt] datetime2(3) NOT NULL,
    [SavedById] uniqueidentifier NOT NULL,
    [SavedBy] nvarchar(200) NOT NULL
);

-- Answers: the draft of a queue or calendar; a second one is refused.
CREATE UNIQUE INDEX [UX_SettingDrafts_Code] ON [SettingDrafts] ([Kind], [Code]);

CREATE TABLE [QueueVersions] (
    [Code] nvarchar(20) NOT NULL,
    [Version] int NOT NULL,
    [Before] nvarchar(max) NOT NULL,
    [After] nvarchar(max) NOT NULL,
    [SavedAt] datetime2(3) NOT NULL,
    [SavedById] uniqueidentifier NOT NULL,
    [SavedBy] nvarchar(200) NOT NULL,
    [Because] nvarchar(500) NOT NULL,
    [ApprovedBy] nvarchar(200) NULL,
    CONSTRAINT [PK_QueueVersions] PRIMARY KEY ([Code], [Version])
);

CREATE TABLE [QueueGrants] (
    [Id] uniqueidentifier NOT NULL CONSTRAINT [PK_QueueGrants] PRIMARY KEY,
    [Version] int NOT NULL,
    [QueueId] uniqueidentifier NOT NULL,
    [PersonId] uniqueidentifier NOT NULL,
    [Rights] int NOT NULL,
    [EndsAt] datetime2(3) NOT NULL,
    [Because] nvarchar(500) NOT NULL,
    [AskedAt] datetime2(3) NOT NULL,
    [AskedById] uniqueidentifier NOT NULL,
    [AskedBy] nvarchar(200) NOT NULL,
    [GivenAt] datetime2(3) NULL,
    [GivenBy] nvarchar(200) NULL,
    [EndedBy] nvarchar(200) NULL,
    CONSTRAINT [FK_QueueGrants_WorkQueues_QueueId] FOREIGN KEY ([QueueId]) REFERENCES [WorkQueues] ([Id]) ON DELETE CASCADE
);

-- Answers: what people may do in a queue besides their roles.
CREATE INDEX [IX_QueueGrants_Queue] ON [QueueGrants] ([QueueId], [EndsAt]);

ALTER TABLE [CalendarVersions] ADD [Own] nvarchar(max) NULL;

ALTER TABLE [CalendarVersions] ADD [ApprovedBy] nvarchar(200) NULL;
