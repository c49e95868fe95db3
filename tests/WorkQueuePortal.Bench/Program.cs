using WorkQueuePortal.Bench;

return args switch
{
    ["scms", var outDir] => Scms.Run(SharedData.Find("purchasing/scms_delivery_history.csv.gz"), outDir),
    ["schema", .. var rest] => SchemaDraft.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: scms OUT_DIR    writes orders.csv, receipts.csv, invoices.csv and units.csv for the match command");
    Console.Error.WriteLine("       schema [OUT]    writes draft scripts of the schema from the model");
    return 2;
}
