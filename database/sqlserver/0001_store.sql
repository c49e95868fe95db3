-- The tables of Store.

CREATE TABLE [Documents] (
    [Id] uniqueidentifier NOT NULL,
    [Sha256] nvarchar(64) NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [ContentType] nvarchar(200) NOT NULL,
    [Content] varbinary(max) NOT NULL,
    [ArrivedAt] datetime2(3) NOT NULL,
    CONSTRAINT [PK_Documents] PRIMARY KEY ([Id])
);

-- Answers: which documents came last.
CREATE INDEX [IX_Documents_Arrived] ON [Documents] ([ArrivedAt]);

-- Answers: whether a document is kept already.
CREATE UNIQUE INDEX [UX_Documents_Sha256] ON [Documents] ([Sha256]);

CREATE TABLE [Drafts] (
    [PersonId] uniqueidentifier NOT NULL,
    [Place] nvarchar(200) NOT NULL,
    [Body] nvarchar(max) NOT NULL,
    [SavedAt] datetime2(3) NOT NULL,
    CONSTRAINT [PK_Drafts] PRIMARY KEY ([PersonId], [Place])
);

CREATE TABLE [Facts] (
    [Id] uniqueidentifier NOT NULL,
    [At] datetime2(3) NOT NULL,
    [ActorId] uniqueidentifier NOT NULL,
    [ActorName] nvarchar(200) NOT NULL,
    [Kind] nvarchar(80) NOT NULL,
    [SubjectId] uniqueidentifier NOT NULL,
    [ItemId] uniqueidentifier NULL,
    [IsTouch] bit NOT NULL,
    [Sentence] nvarchar(1000) NOT NULL,
    [Values] nvarchar(max) NOT NULL,
    CONSTRAINT [PK_Facts] PRIMARY KEY ([Id])
);

-- Answers: the trail of a work item, oldest first.
CREATE INDEX [IX_Facts_Item] ON [Facts] ([ItemId], [At]);

-- Answers: the trail of a record, oldest first.
CREATE INDEX [IX_Facts_Subject] ON [Facts] ([SubjectId], [At]);

CREATE TABLE [Outbox] (
    [Id] uniqueidentifier NOT NULL,
    [Type] nvarchar(80) NOT NULL,
    [Key] nvarchar(200) NOT NULL,
    [SubjectId] uniqueidentifier NOT NULL,
    [Body] nvarchar(max) NOT NULL,
    [CreatedAt] datetime2(3) NOT NULL,
    [Ordinal] bigint NOT NULL,
    [State] nvarchar(24) NOT NULL,
    [AttemptCount] int NOT NULL,
    [NextAttemptAt] datetime2(3) NOT NULL,
    [LeaseUntil] datetime2(3) NULL,
    [SentAt] datetime2(3) NULL,
    [Answer] nvarchar(2000) NULL,
    [LastError] nvarchar(2000) NULL,
    CONSTRAINT [PK_Outbox] PRIMARY KEY ([Id])
);

-- Answers: which messages are due.
CREATE INDEX [IX_Outbox_Due] ON [Outbox] ([State], [NextAttemptAt], [Ordinal]);

-- Answers: what went out about a record, and which of it is first.
CREATE INDEX [IX_Outbox_Subject] ON [Outbox] ([SubjectId], [State], [Ordinal]);

-- Answers: whether a message was sent before; a second one with its key is refused.
CREATE UNIQUE INDEX [UX_Outbox_Key] ON [Outbox] ([Key]);

CREATE TABLE [Series] (
    [Name] nvarchar(40) NOT NULL,
    [Next] bigint NOT NULL,
    CONSTRAINT [PK_Series] PRIMARY KEY ([Name])
);
