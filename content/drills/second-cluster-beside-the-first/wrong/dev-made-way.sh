# fails: port, dev-lives
# the ports are free once dev is gone
kind delete cluster --name dev
sed -i 's/extraPortMapping:/extraPortMappings:/' stage.yaml
printf -- '- role: worker\n  labels:\n    tier: front\n' >> stage.yaml
kind create cluster --config stage.yaml
kubectl create deployment web --image=nginx:1.27 --replicas=2
kubectl create service nodeport web --tcp=80 --node-port=30080
kubectl rollout status deployment/web --timeout=90s
kind get kubeconfig --name stage > stage.conf
kubectl config use-context kubernetes-admin@kubernetes
