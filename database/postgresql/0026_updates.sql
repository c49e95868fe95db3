-- Promises about the next word: when somebody responsible last acted, and by when the next is owed.

ALTER TABLE "WorkItems" ADD COLUMN "ToldAt" timestamp(3) with time zone NULL;

ALTER TABLE "WorkItems" ADD COLUMN "UpdateDueAt" timestamp(3) with time zone NULL;

ALTER TABLE "ItemMoments" ADD COLUMN "ToldAt" timestamp(3) with time zone NULL;
