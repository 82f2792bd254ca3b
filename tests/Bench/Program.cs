Console.WriteLine("Choose: micro | compare");
