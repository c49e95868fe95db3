-- Promises about the next word: when somebody responsible last acted, and by when the next is owed.

ALTER TABLE "WorkItems" ADD COLUMN "ToldAt" TEXT NULL;

ALTER TABLE "WorkItems" ADD COLUMN "UpdateDueAt" TEXT NULL;

ALTER TABLE "ItemMoments" ADD COLUMN "ToldAt" TEXT NULL;
