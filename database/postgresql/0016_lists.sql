-- Lists: views that people save, what each chose to see of a list, and who is looking at an item.

CREATE TABLE "SavedViews" (
    "Id" uuid NOT NULL CONSTRAINT "PK_SavedViews" PRIMARY KEY,
    "Version" integer NOT NULL,
    "List" character varying(20) NOT NULL,
    "PersonId" uuid NOT NULL,
    "Name" character varying(40) NOT NULL,
    "Query" character varying(800) NOT NULL
);

-- Answers: the views of a list that somebody or the team has; a second one of the same name is refused.
CREATE UNIQUE INDEX "UX_SavedViews_Name" ON "SavedViews" ("List", "PersonId", "Name");

CREATE TABLE "ListChoices" (
    "PersonId" uuid NOT NULL,
    "List" character varying(20) NOT NULL,
    "Columns" character varying(200) NULL,
    "ViewId" uuid NULL,
    CONSTRAINT "PK_ListChoices" PRIMARY KEY ("PersonId", "List")
);

CREATE TABLE "ItemLooks" (
    "Id" uuid NOT NULL CONSTRAINT "PK_ItemLooks" PRIMARY KEY,
    "ItemId" uuid NOT NULL,
    "PersonId" uuid NOT NULL,
    "Until" timestamp(3) with time zone NOT NULL
);

-- Answers: who is looking at an item now.
CREATE INDEX "IX_ItemLooks_Item" ON "ItemLooks" ("ItemId", "Until");

-- Answers: which pages have gone without a word.
CREATE INDEX "IX_ItemLooks_Until" ON "ItemLooks" ("Until");
