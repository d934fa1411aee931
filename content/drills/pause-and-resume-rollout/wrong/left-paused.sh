# fails: all-three-live, one-revision, not-paused, undone-at-once
# near miss: everything is written down, and nobody lets it go
kubectl set env deployment/payslips -n payroll REGION=tokyo
kubectl set resources deployment/payslips -n payroll -c payslips --limits=memory=128Mi
