# damages: nodes/worker-2
# near miss: whatever comes next may use the node, too
kubectl taint node worker-2 gpu-
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
      nodeSelector:
        accelerator: gpu
      containers:
        - name: trainer
          image: busybox:1.36
          command: ["sleep", "3600"]
Y
kubectl rollout status deployment/trainer -n ml --timeout=120s
