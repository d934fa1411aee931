# fails: one-revision, undone-at-once
# reaches the end state, but in three rollouts: an undo takes back only the last change
kubectl rollout resume deployment/payslips -n payroll
kubectl set env deployment/payslips -n payroll REGION=tokyo
kubectl set resources deployment/payslips -n payroll -c payslips --limits=memory=128Mi
kubectl rollout status deployment/payslips -n payroll --timeout=120s
