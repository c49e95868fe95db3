-- Promises are written as drafts, which somebody else puts live.

CREATE TABLE "SlaDrafts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SlaDrafts" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Promise" TEXT NOT NULL,
    "IsActive" INTEGER NOT NULL,
    "BasedOn" INTEGER NOT NULL,
    "Because" TEXT NOT NULL,
    "SavedAt" TEXT NOT NULL,
    "SavedById" TEXT NOT NULL,
    "SavedBy" TEXT NOT NULL
);

-- Answers: the draft of a promise; a second one is refused.
CREATE UNIQUE INDEX "UX_SlaDrafts_Code" ON "SlaDrafts" ("Code");

ALTER TABLE "SlaVersions" ADD COLUMN "ApprovedBy" TEXT NULL;
