-- Lists: views that people save, what each chose to see of a list, and who is looking at an item.

CREATE TABLE [SavedViews] (
    [Id] uniqueidentifier NOT NULL,
    [Version] int NOT NULL,
    [List] nvarchar(20) NOT NULL,
    [PersonId] uniqueidentifier NOT NULL,
    [Name] nvarchar(40) NOT NULL,
    [Query] nvarchar(800) NOT NULL,
    CONSTRAINT [PK_SavedViews] PRIMARY KEY ([Id])
);

-- Answers: the views of a list that somebody or the team has; a second one of the same name is refused.
CREATE UNIQUE INDEX [UX_SavedViews_Name] ON [SavedViews] ([List], [PersonId], [Name]);

CREATE TABLE [ListChoices] (
    [PersonId] uniqueidentifier NOT NULL,
    [List] nvarchar(20) NOT NULL,
    [Columns] nvarchar(200) NULL,
    [ViewId] uniqueidentifier NULL,
    CONSTRAINT [PK_ListChoices] PRIMARY KEY ([PersonId], [List])
);

CREATE TABLE [ItemLooks] (
    [Id] uniqueidentifier NOT NULL,
    [ItemId] uniqueidentifier NOT NULL,
    [PersonId] uniqueidentifier NOT NULL,
    [Until] datetime2(3) NOT NULL,
    CONSTRAINT [PK_ItemLooks] PRIMARY KEY ([Id])
);

-- Answers: who is looking at an item now.
CREATE INDEX [IX_ItemLooks_Item] ON [ItemLooks] ([ItemId], [Until]);

-- Answers: which pages have gone without a word.
CREATE INDEX [IX_ItemLooks_Until] ON [ItemLooks] ([Until]);
