# fails: running, stays-there
# near miss: a toleration permits the node, it does not ask for it
kubectl apply -f - <<'Y'
apiVersion: apps/v1
kind: Deployment
metadata:
  name: trainer
  namespace: ml
spec:
  replicas: 2
  selector:
    matchLabels:
      app: trainer
  template:
    metadata:
      labels:
        app: trainer
    spec:
      tolerations:
        - key: gpu
          operator: Exists
      containers:
        - name: trainer
          image: busybox:1.36
          command: ["sleep", "3600"]
Y
kubectl rollout status deployment/trainer -n ml --timeout=120s
