-- The tables of Failure.

CREATE TABLE [FailedMessages] (
    [MessageId] uniqueidentifier NOT NULL,
    [GroupId] uniqueidentifier NOT NULL,
    [Box] nvarchar(24) NOT NULL,
    [Subject] nvarchar(200) NOT NULL,
    [Sentence] nvarchar(2000) NOT NULL,
    [At] datetime2(3) NOT NULL,
    CONSTRAINT [PK_FailedMessages] PRIMARY KEY ([MessageId])
);

-- Answers: which messages of a group still wait, oldest first.
CREATE INDEX [IX_FailedMessages_Group] ON [FailedMessages] ([GroupId], [At]);

CREATE TABLE [FailureGroups] (
    [Id] uniqueidentifier NOT NULL,
    [Version] int NOT NULL,
    [System] nvarchar(40) NOT NULL,
    [MessageType] nvarchar(80) NOT NULL,
    [Cause] nvarchar(200) NOT NULL,
    [OpenedAt] datetime2(3) NOT NULL,
    [DiedCount] int NOT NULL,
    CONSTRAINT [PK_FailureGroups] PRIMARY KEY ([Id])
);

-- Answers: the group of a cause, of which there is one.
CREATE UNIQUE INDEX [UX_FailureGroups_Cause] ON [FailureGroups] ([System], [MessageType], [Cause]);
