# fails: website, stays
# near miss: everything answers, but nobody looks after it
kubectl apply -f https://github.com/kubekata/website-operator/releases/download/v1.2.0/install.yaml
kubectl rollout status deployment/website-operator -n website-system
kubectl create configmap catalogue-page -n library --from-literal=index.html='<h1>Catalogue</h1>'
kubectl apply -f - <<'Y'
apiVersion: apps/v1
kind: Deployment
metadata: {name: catalogue, namespace: library}
spec:
  replicas: 6
  selector: {matchLabels: {app: catalogue}}
  template:
    metadata: {labels: {app: catalogue}}
    spec:
      containers:
      - name: web
        image: nginx:1.27
        volumeMounts: [{name: page, mountPath: /usr/share/nginx/html}]
      volumes: [{name: page, configMap: {name: catalogue-page}}]
Y
kubectl expose deployment catalogue -n library --port=8080 --target-port=80
kubectl rollout status deployment/catalogue -n library
