kubectl set env deployment/payslips -n payroll REGION=tokyo
kubectl set resources deployment/payslips -n payroll -c payslips --limits=memory=128Mi
kubectl rollout resume deployment/payslips -n payroll
kubectl rollout status deployment/payslips -n payroll --timeout=120s
