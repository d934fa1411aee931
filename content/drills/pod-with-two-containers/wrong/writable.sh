# fails: web-only-reads
# near miss: shared, but web may write as well
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
      command: [sh, -c, 'while true; do echo "wind 7" >> /out/reading.txt; sleep 5; done']
      volumeMounts: [{ name: readings, mountPath: /out }]
    - name: web
      image: nginx:1.27
      volumeMounts: [{ name: readings, mountPath: /usr/share/nginx/html }]
  volumes:
    - name: readings
      emptyDir: { sizeLimit: 16Mi }
Y
kubectl wait pod station -n weather --for=condition=Ready --timeout=60s
sleep 10
