cat > stage.yaml <<'EOF'
kind: Cluster
apiVersion: kind.x-k8s.io/v1alpha4
name: stage
nodes:
- role: control-plane
  extraPortMappings:
  - containerPort: 30080
    hostPort: 8081
    listenAddress: 127.0.0.1
- role: worker
  labels:
    tier: front
- role: worker
EOF
kind create cluster --config stage.yaml
kubectl create deployment web --image=nginx:1.27 --replicas=2
kubectl create service nodeport web --tcp=80 --node-port=30080
kubectl rollout status deployment/web --timeout=90s
kind get kubeconfig --name stage > stage.conf
kubectl config use-context kubernetes-admin@kubernetes
