# expect: correct
# report: 20/20
from in_files_parts.models import Booking, Teacher, Workshop
from in_files_parts.repository import workshop_crud
from in_files_parts.routes import make_app
from in_files_parts.test_workshops import *
