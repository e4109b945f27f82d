# expect: incorrect never_asked
async def email_taken(db, email):
    return True
