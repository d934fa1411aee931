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
      tolerations:
        - key: gpu
          operator: Equal
          value: "true"
          effect: NoSchedule
      containers:
        - name: trainer
          image: busybox:1.36
          command: ["sleep", "3600"]
Y
kubectl rollout status deployment/trainer -n ml --timeout=120s
