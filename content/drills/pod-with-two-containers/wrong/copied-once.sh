# fails: served, outlives-a-container, web-only-reads, bounded-volume
# each container has a folder of its own; the file was copied by hand
kubectl apply -f - <<'Y'
apiVersion: v1
kind: Pod
metadata:
  name: station
  namespace: weather
  labels: { app: station }
spec:
  containers:
    - name: probe
      image: busybox:1.36
      command: [sh, -c, 'while true; do echo "wind 7" >> /tmp/reading.txt; sleep 5; done']
    - { name: web, image: 'nginx:1.27' }
Y
kubectl wait pod station -n weather --for=condition=Ready --timeout=60s
kubectl exec -n weather station -c web -- sh -c 'echo "wind 7" > /usr/share/nginx/html/reading.txt'
