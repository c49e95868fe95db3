-- The tables of Integration.

CREATE TABLE [ConnectorStates] (
    [Id] uniqueidentifier NOT NULL,
    [Version] int NOT NULL,
    [Name] nvarchar(40) NOT NULL,
    [Calls] nvarchar(200) NOT NULL,
    [FailuresInARow] int NOT NULL,
    [OpenedAt] datetime2(3) NULL,
    [Health] nvarchar(24) NOT NULL,
    [Since] datetime2(3) NOT NULL,
    [LastOkAt] datetime2(3) NULL,
    [LastError] nvarchar(2000) NULL,
    CONSTRAINT [PK_ConnectorStates] PRIMARY KEY ([Id])
);

-- Answers: the state of a connector.
CREATE UNIQUE INDEX [UX_ConnectorStates_Name] ON [ConnectorStates] ([Name]);

CREATE TABLE [FeedCursors] (
    [Source] nvarchar(40) NOT NULL,
    [Entity] nvarchar(40) NOT NULL,
    [Cursor] nvarchar(200) NOT NULL,
    [SyncedAt] datetime2(3) NOT NULL,
    [NewCount] int NOT NULL,
    [ChangedCount] int NOT NULL,
    [UnchangedCount] int NOT NULL,
    [RefusedCount] int NOT NULL,
    [LastError] nvarchar(2000) NULL,
    CONSTRAINT [PK_FeedCursors] PRIMARY KEY ([Source], [Entity])
);

CREATE TABLE [Inbox] (
    [Id] uniqueidentifier NOT NULL,
    [Source] nvarchar(40) NOT NULL,
    [MessageId] nvarchar(200) NOT NULL,
    [Type] nvarchar(80) NOT NULL,
    [Subject] nvarchar(200) NOT NULL,
    [Body] nvarchar(max) NOT NULL,
    [DocumentId] uniqueidentifier NULL,
    [ReceivedAt] datetime2(3) NOT NULL,
    [Ordinal] bigint NOT NULL,
    [SourceSequence] bigint NULL,
    [State] nvarchar(24) NOT NULL,
    [AttemptCount] int NOT NULL,
    [NextAttemptAt] datetime2(3) NOT NULL,
    [LeaseUntil] datetime2(3) NULL,
    [DoneAt] datetime2(3) NULL,
    [LastError] nvarchar(2000) NULL,
    CONSTRAINT [PK_Inbox] PRIMARY KEY ([Id])
);

-- Answers: which messages are due.
CREATE INDEX [IX_Inbox_Due] ON [Inbox] ([State], [NextAttemptAt], [Ordinal]);

-- Answers: which message about a record is first.
CREATE INDEX [IX_Inbox_Subject] ON [Inbox] ([Subject], [State], [Ordinal]);

-- Answers: whether a message arrived before; a second one with its id is refused.
CREATE UNIQUE INDEX [UX_Inbox_Message] ON [Inbox] ([Source], [MessageId]);
