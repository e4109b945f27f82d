# expect: incorrect not_a_class
async def make(model):
    return model


CRUDBase = make
