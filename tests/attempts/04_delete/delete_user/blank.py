# expect: not_attempted
async def delete_user(db, user_id):
    '''Delete a user.'''
    ...
