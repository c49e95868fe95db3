-- Lists: views that people save, what each chose to see of a list, and who is looking at an item.

CREATE TABLE "SavedViews" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SavedViews" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "List" TEXT NOT NULL,
    "PersonId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Query" TEXT NOT NULL
);

-- Answers: the views of a list that somebody or the team has; a second one of the same name is refused.
CREATE UNIQUE INDEX "UX_SavedViews_Name" ON "SavedViews" ("List", "PersonId", "Name");

CREATE TABLE "ListChoices" (
    "PersonId" TEXT NOT NULL,
    "List" TEXT NOT NULL,
    "Columns" TEXT NULL,
    "ViewId" TEXT NULL,
    CONSTRAINT "PK_ListChoices" PRIMARY KEY ("PersonId", "List")
);

CREATE TABLE "ItemLooks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ItemLooks" PRIMARY KEY,
    "ItemId" TEXT NOT NULL,
    "PersonId" TEXT NOT NULL,
    "Until" TEXT NOT NULL
);

-- Answers: who is looking at an item now.
CREATE INDEX "IX_ItemLooks_Item" ON "ItemLooks" ("ItemId", "Until");

-- Answers: which pages have gone without a word.
CREATE INDEX "IX_ItemLooks_Until" ON "ItemLooks" ("Until");
