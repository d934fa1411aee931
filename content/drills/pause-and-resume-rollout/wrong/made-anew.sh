# fails: one-revision, undone-at-once
# a new Deployment has no history to go back to
kubectl get deployment payslips -n payroll -o yaml > payslips.yaml
kubectl delete deployment payslips -n payroll
kubectl apply -f - <<'Y'
apiVersion: apps/v1
kind: Deployment
metadata:
  name: payslips
  namespace: payroll
spec:
  replicas: 3
  selector:
    matchLabels:
      app: payslips
  template:
    metadata:
      labels:
        app: payslips
    spec:
      containers:
        - name: payslips
          image: httpd:2.4.63
          env:
            - name: REGION
              value: tokyo
          resources:
            limits:
              memory: 128Mi
Y
kubectl rollout status deployment/payslips -n payroll --timeout=120s
